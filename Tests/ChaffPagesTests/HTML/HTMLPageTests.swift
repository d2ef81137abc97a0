import Chaff
import ChaffPages
import Testing

/// Whole pages as sites write them, in several languages.
@Suite struct HTMLPageTests {
    private struct Row: Equatable {
        var text: String
        var tag: Markup.Tag
        var landmark = Markup.Landmark.none
        var hiding = Markup.Hiding.none
    }

    private func rows(_ html: String) -> [Row] {
        let page = PageBuilder().page(html: html)
        return zip(page.lines, page.markup).map {
            Row(text: page.string(of: $0), tag: $1.tag, landmark: $1.landmark, hiding: $1.hiding)
        }
    }

    @Test func `an English news page`() {
        let html = """
            <!doctype html><html lang=en><head><meta charset=utf-8><title>Library opens – Harbour News</title>
            <meta name="description" content="A new reading room."><link rel=stylesheet href=a.css>
            <script>window.q = window.q || []; q.push("<p>no</p>");</script></head>
            <body><header class="site-header"><a href="/">Harbour News</a>
            <nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li></ul></nav></header>
            <main><article><h1>Library opens new reading room</h1><p class="byline">By <a href=x>A. Writer</a><br>3 May</p>
            <p>The room has <em>sixty</em> seats&nbsp;&mdash; and a view.</p></article></main>
            <footer><p>&copy; 2026 Harbour News</p></footer></body></html>
            """
        #expect(
            rows(html) == [
                Row(text: "Library opens – Harbour News", tag: .title),
                Row(text: "A new reading room.", tag: .description),
                Row(text: "Harbour News", tag: .header, landmark: .header), Row(text: "Home", tag: .li, landmark: .nav),
                Row(text: "Sport", tag: .li, landmark: .nav),
                Row(text: "Library opens new reading room", tag: .h1, landmark: .article),
                Row(text: "By A. Writer", tag: .p, landmark: .article), Row(text: "3 May", tag: .p, landmark: .article),
                Row(text: "The room has sixty seats\u{A0}— and a view.", tag: .p, landmark: .article),
                Row(text: "© 2026 Harbour News", tag: .p, landmark: .footer),
            ])
    }

    @Test func `a Chinese page of tables with a header that is off-screen`() {
        let html = """
            <HTML><HEAD><TITLE>&#22270;&#20070;&#39302;</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>
            <div style="position:absolute; left:-3000px"><a href=x>赌场_彩票_博彩</a></div>
            <TABLE><TR><TD>首页<TD>新闻</TABLE>
            <TABLE><TR><TD><FONT SIZE=5>图书馆开放</FONT><BR>　　新阅览室有六十个座位。<P>　　周一开放。
            <font color="#ffffff">隐藏</font></TABLE></BODY></HTML>
            """
        #expect(
            rows(html) == [
                Row(text: "图书馆", tag: .title), Row(text: "赌场_彩票_博彩", tag: .div, hiding: .offScreen),
                Row(text: "首页", tag: .td, landmark: .table), Row(text: "新闻", tag: .td, landmark: .table),
                Row(text: "图书馆开放", tag: .td, landmark: .table),
                Row(text: "新阅览室有六十个座位。", tag: .td, landmark: .table),
                Row(text: "周一开放。", tag: .p, landmark: .table),
                Row(text: "隐藏", tag: .p, landmark: .table, hiding: .color),
            ])
    }

    @Test func `a Russian forum with quotes, lists and a form`() {
        let html = """
            <div id="wrap"><div role="navigation">Форум » Сад</div><blockquote>Когда сажать?</blockquote>
            <div class="post"><p>В мае.<ul><li>лук<li>укроп</ul></div>
            <form><label>Имя</label> <select><option>да<option selected>нет</select><button>Отправить</button></form></div>
            """
        #expect(
            rows(html) == [
                Row(text: "Форум » Сад", tag: .div, landmark: .nav), Row(text: "Когда сажать?", tag: .blockquote),
                Row(text: "В мае.", tag: .p), Row(text: "лук", tag: .li), Row(text: "укроп", tag: .li),
                Row(text: "Имя", tag: .form, landmark: .form), Row(text: "да", tag: .option, landmark: .form),
                Row(text: "нет", tag: .option, landmark: .form), Row(text: "Отправить", tag: .button, landmark: .form),
            ])
    }

    @Test func `a Japanese page with ruby, an Arabic line and a written advertisement`() {
        let html = """
            <section><h2><ruby>図書館<rt>としょかん</rt></ruby></h2><p dir=rtl>افتتاح المكتبة</p>
            <script>document.write('<div class="ad">オンライン' + 'カジノ</div>');</script>
            <aside><dl><dt>時間<dd>九時</dl></aside></section>
            """
        #expect(
            rows(html) == [
                Row(text: "図書館としょかん", tag: .h2), Row(text: "افتتاح المكتبة", tag: .p),
                Row(text: "オンラインカジノ", tag: .div, hiding: .scripted), Row(text: "時間", tag: .dt, landmark: .aside),
                Row(text: "九時", tag: .dd, landmark: .aside),
            ])
    }
}
