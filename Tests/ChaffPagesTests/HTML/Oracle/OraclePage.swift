import Testing

/// Pages as sites of several countries and ages write them.
struct OraclePage: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: Int
    let html: String

    var testDescription: String { name }

    static let all = [
        OraclePage(
            name: "an English weblog", lines: 13,
            html: """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Planting beans &#8211; A Garden Diary</title>
                <meta name="description" content="When &amp; how to sow beans."><link rel="canonical" href="/beans/">
                <style>.post { color: #333 } /* <p>no</p> */</style>
                <script>var tag = "<div>" + (1 < 2 && 3 > 2) + "<\\/div>";</script></head>
                <body class="single"><header><h1><a href="/">A Garden Diary</a></h1>
                <nav><ul><li><a href="/">Home</a></li> <li><a href="/about/">About <b>us</b></a></li></ul></nav></header>
                <main><article class="post"><h2>Planting beans</h2><p class="meta">By <a rel=author href="/a">A. Gardener</a>,
                12&nbsp;May &mdash; <a href="#c">4 comments</a></p>
                <p>Sow them <em>after</em> the last frost, 5&thinsp;cm deep.<br>Water well&hellip;</p>
                <blockquote><p>&ldquo;Beans like it warm.&rdquo;</p></blockquote>
                <pre>row 1: runner
                row 2: <b>broad</b></pre></article></main>
                <footer>&copy; 2026 <a href="/">A Garden Diary</a> | <a href="/privacy">Privacy</a></footer></body></html>
                """),
        OraclePage(
            name: "a Chinese news page of tables", lines: 9,
            html: """
                <HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"><TITLE>城市图书馆_本地新闻</TITLE>
                <meta name=keywords content="图书馆,开放"></HEAD><BODY bgColor=#ffffff leftMargin=0>
                <TABLE cellSpacing=0 width=760 border=0><TBODY><TR><TD><A href="/">首页</A> | <A href="/n">新闻</A></TD>
                <TD align=right>今天是星期一</TD></TR></TBODY></TABLE>
                <TABLE><TR><TD vAlign=top><FONT size=5><B>图书馆新阅览室开放</B></FONT><BR>
                　　新阅览室有六十个座位，<A class=k href="/x">读者</A>可以免费使用。<BR>　　每天九点开门&#65292;六点关门。</TD>
                <TD><UL><LI><A href="/1">天气</A><LI><A href="/2">公交</A></UL></TD></TR></TABLE></BODY></HTML>
                """),
        OraclePage(
            name: "a Japanese page of definitions", lines: 8,
            html: """
                <!DOCTYPE html><html lang="ja"><head><title>図書館のご案内</title></head><body>
                <div id="header"><p><img src="logo.png" alt="ロゴ"><strong>市立図書館</strong></p></div>
                <dl><dt>開館時間</dt><dd>午前九時〜午後六時</dd><dt>休館日<dd>月曜日（祝日の場合は翌日）</dl>
                <p>　<ruby>閲覧室<rt>えつらんしつ</rt></ruby>は二階です。<a href="map.html">地図</a></p>
                <address>〒000-0000&nbsp;中央一丁目</address></body></html>
                """),
        OraclePage(
            name: "a Russian forum", lines: 9,
            html: """
                <html><head><title>Сад &raquo; Форум</title></head><body><div class=nav><a href=/>Форум</a> &raquo;
                <a href=/sad>Сад</a></div><table class="posts"><tr><td rowspan=2><b>Садовник</b><td>вчера, 21:05
                <tr><td><blockquote>Когда сажать?</blockquote>В&nbsp;мае, <i>после</i> заморозков.<p>Удачи!</table>
                <form action="/answer" method=post><textarea name=t>Ваш &laquo;ответ&raquo;</textarea>
                <button>Отправить</button></form></body></html>
                """),
        OraclePage(
            name: "an Arabic article", lines: 4,
            html: """
                <!DOCTYPE html><html dir="rtl" lang="ar"><head><title>افتتاح المكتبة</title></head><body><article>
                <h1>افتتاح <span>المكتبة</span> الجديدة</h1><p>تفتح المكتبة يوم الاثنين،&nbsp;<a href="/a">اقرأ المزيد</a>.</p>
                <ul class="share"><li><a href="#"><i class="icon"></i>شارك</a></li></ul></article></body></html>
                """),
        OraclePage(
            name: "a Thai shop", lines: 7,
            html: """
                <!doctype html><html><head><title>ร้านหนังสือ</title></head><body><section><h3>หนังสือใหม่</h3>
                <select name="sort"><option value="1" selected>ราคา<option value="2">ชื่อ</select>
                <figure><a href="/b1"><img src="b1.jpg"></a><figcaption>สวนหลังบ้าน</figcaption></figure>
                <p><del>฿250</del> <ins>฿199</ins></p><!-- <p>หมด</p> --><button type="button">หยิบใส่ตะกร้า</button>
                </section></body></html>
                """),
        OraclePage(
            name: "a Korean page with what is not shown", lines: 6,
            html: """
                <!DOCTYPE html><html lang="ko"><head><title>도서관</title></head><body><p hidden>숨은 글</p>
                <p>열람실은 <span hidden>안 보임</span>이층입니다.</p><noscript>자바스크립트를 켜세요.</noscript>
                <template><p>틀</p></template><iframe src="/ad"></iframe><p>월요일 휴관</p></body></html>
                """),
        OraclePage(
            name: "a German price list", lines: 11,
            html: """
                <!DOCTYPE html><html><head><title>Gärtnerei &amp; Café</title></head><body><table><caption>Preise</caption>
                <thead><tr><th scope=col>Pflanze<th>Preis</thead><tbody><tr><td>Salbei<td>3,50&nbsp;&euro;
                <tr><td>Minze<td>2&frac12;&nbsp;&#8364;</tbody></table><hr><h4>Größe: 9&times;9&#160;cm</h4>
                <p>Geöffnet bis <time datetime="18:00">18&nbsp;Uhr</time><br/>Telefon <a href="tel:1">01&shy;23</a></p>
                </body></html>
                """),
    ]
}
