"""Writes the inputs that fuzzing begins with: seeds.py DIRECTORY [PAGE.html ...]

DIRECTORY gets a folder for each reader. Pages named beside it are put into all three, as each reader takes them.
"""

import gzip
import struct
import sys
import zlib
from pathlib import Path

HTML = [
    "<!DOCTYPE html><html><head><title>Tea &amp; cake</title><meta name=description content='Two words'>"
    "<meta name=keywords content=\"tea, cake\"></head><body><nav><a href=/>Home</a> | <a href=/b>Books</a></nav>"
    "<main><h1>Tea</h1><p>Pour <b>hot</b> water.<br>Wait.</p></main><footer>&copy; 2024 &#169; &#xA9;</footer></body></html>",
    "<style>.x{display:none}#y,p.z{position:absolute;left:-9999px}@media print{p{color:red}}/* c */</style>"
    "<p class='x a-b'>one<p id=y>two<p style=\"font-size:0\">three<div style='color:#fff;background:#FFFFFF'>four</div>",
    "<table><caption>Prices</caption><tr><th>a<td>b<tr><td colspan=2><table><td>c</table></table>after",
    "<ul><li>one<li>two<ul><li>three</ul></ul><dl><dt>a<dd>b</dl><select><option>x<option>y</select>",
    "<script>document.write('<p style=\"display:none\">casino bonus code<\\/p>'+\"\\u0041\\x42\");</script><noscript>see <img></noscript>",
    "<!-- <p>old --><![CDATA[ x ]]><?php echo 1 ?><!doctype x><p>a<!-- --!>b<!---->c",
    "<pre>\n one\n\n two\t</pre><textarea>\n<b>no tag</textarea><xmp><i></xmp><svg><title>t</title><text>x</text></svg>",
    "<b><i>a</b>b</i><p>c</div></p><a href=x>d<a href=y>e</a></span><template><p>f</template><button><p>g",
    "a&nbsp;&notit;&#22269;&#x4E2D;&#128;&#0;&#xD800;&#99999999;&lt&gt;&ampx\u3000\u200b\ufeff國é",
    "<div hidden><p>a</div><div aria-hidden=true>b</div><input type=hidden value=c><p style='text-indent:-999em'>d"
    "<p style='opacity:.0;clip:rect(0,0,0,0)'>e<marquee width=0 height=0>f</marquee><font color=white size=1>g",
    "<script type=\"application/ld+json\">{\"headline\":\"Tea\"}</script><article role=main><section><header>h</header>x</section>",
    "<body bgcolor=#000><p style='color:rgb(0, 0, 0)'>a<p style='visibility:hidden;height:0px;overflow:hidden'>b<plaintext><p>c",
]

WORDS = {
    "gb18030": "今天天气很好，我们去公园看花。",
    "big5": "今天天氣很好，我們去公園看花。",
    "shift_jis": "今日は天気がいいので、公園へ花を見に行きます。",
    "euc-jp": "今日は天気がいいので、公園へ花を見に行きます。",
    "iso-2022-jp": "今日は天気がいい。",
    "euc-kr": "오늘은 날씨가 좋아서 공원에 꽃을 보러 갑니다.",
    "hz": "今天天气很好。",
    "windows-1251": "Сегодня хорошая погода, мы идём в парк.",
    "koi8-r": "Сегодня хорошая погода, мы идём в парк.",
    "windows-1252": "Un café à la gare, s’il vous plaît — 5 €.",
    "windows-1254": "Bugün hava çok güzel, parka gidiyoruz.",
    "windows-1256": "الطقس جميل اليوم، نذهب إلى الحديقة.",
    "windows-1258": "Hôm nay trời đẹp.",
    "iso-8859-7": "Σήμερα ο καιρός είναι καλός.",
    "windows-1255": "היום מזג האוויר יפה.",
    "cp874": "วันนี้อากาศดี เราไปสวน",
    "utf-8": "國é🙂",
    "utf-8-sig": "國é🙂",
    "utf-16": "國é🙂",
    "utf-16-be": "國é🙂",
    "utf-32": "國é🙂",
}


def zstd(data):
    """A zstd frame of one block that is not compressed: Python has no zstd of its own."""
    return struct.pack("<IBI", 0xFD2FB528, 0xA0, len(data)) + struct.pack("<I", len(data) << 3 | 1)[:3] + data


def skippable(data, kind=0):
    return struct.pack("<II", 0x184D2A50 + kind, len(data)) + data


def http(body, kind="text/html; charset=utf-8", *fields):
    return "\r\n".join(["HTTP/1.1 200 OK", f"Content-Type: {kind}", *fields, "", ""]).encode() + body


def record(kind, block, *fields, length=None):
    length = len(block) if length is None else length
    head = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Target-URI: http://a.example/", "WARC-Date: 2024-01-02T03:04:05Z"]
    return "\r\n".join([*head, *fields, f"Content-Length: {length}", "", ""]).encode() + block + b"\r\n\r\n"


def charset_seeds():
    for name, words in WORDS.items():
        plain = words.encode(name.removesuffix("-sig"), "replace")
        page = f"<html><head><meta charset={name}><title>{words}</title></head><body><p>{words * 6}</p>".encode(name, "replace")
        yield b"html||\n" + page
        yield b"text||\n" + plain * 4
        yield f"html||text/html; charset={name}\n".encode() + plain * 3 + b"\xff\x80" + plain
        yield f"html|{name}|\n".encode() + plain
        yield b'html||utf-8\n<meta http-equiv=content-type content="text/html; charset=gb2312">' + page
    yield b"html||\n<?xml version='1.0' encoding='euc-kr'?><!-- <meta charset=big5> --><p>" + WORDS["euc-kr"].encode("euc-kr")


def archives():
    page = HTML[0].encode()
    response = record("response", http(page))
    chunked = b"5;a=b\r\n<p>on\r\n" + b"%x\r\n" % len(page) + page + b"\r\n0\r\n\r\n"
    chinese = http(WORDS["gb18030"].encode("gb18030") * 4, "text/html; charset=gbk")
    info = record("warcinfo", b"software: none\r\n")
    conversion = record("conversion", "One line\nتوقيع\n".encode(), "Content-Type: text/plain")
    raw = zlib.compressobj(wbits=-15)
    yield info + response + conversion
    yield response + record("request", b"GET / HTTP/1.1\r\n\r\n") + record("resource", page, "Content-Type: text/html")
    yield record("response", http(chunked, "text/html", "Transfer-Encoding: chunked")) + record("response", chinese)
    yield record("response", http(gzip.compress(page), "text/html", "Content-Encoding: gzip"))
    yield record("response", http(zstd(page), "text/html", "Content-Encoding: zstd"))
    yield record("response", http(zlib.compress(page), "text/html", "Content-Encoding: deflate"))
    yield record("response", http(raw.compress(page) + raw.flush(), "text/html", "Content-Encoding: deflate"))
    yield record("response", http(b"PNG", "image/png")) + record("response", http(page, "text/html;\r\n charset=big5"))
    yield record("response", http(page), length=7) + response + record("response", http(page), length=90000) + conversion
    yield response.replace(b"\r\n", b"\n") + b"WARC/0.17\r\nWARC-Type: resource\r\n\r\n" + conversion
    yield conversion[:-40] + b"\n\nWARC/1.1 \nWARC/1.1\n" + conversion


def archive_seeds():
    whole = list(archives())
    for number, archive in enumerate(whole):
        yield b"%d" % (number % 8) + archive
        yield b"0" + archive
    members = [gzip.compress(archive) for archive in whole[:3]]
    frames = [zstd(archive) for archive in whole[:3]]
    for stored in [b"".join(members), members[0][:-30] + members[1], members[0] + b"\0" * 40 + members[2][:80]]:
        yield b"0" + stored
    for stored in [b"".join(frames), frames[0][:-30] + frames[1], skippable(b"note") + frames[2]]:
        yield b"0" + stored
    yield b"0" + skippable(whole[0], 13) + frames[0]
    yield b"0" + skippable(frames[0], 13) + frames[1]


def write(folder, seeds):
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds):
        (folder / f"{number:05}").write_bytes(seed)


def main():
    root, *pages = map(Path, sys.argv[1:])
    pages = [page.read_bytes() for page in pages]
    write(root / "html", [page.encode() for page in HTML] + pages)
    write(root / "charset", list(charset_seeds()) + [b"html||\n" + page for page in pages])
    write(root / "archive", list(archive_seeds()) + [b"0" + record("response", http(page, "text/html")) for page in pages])


main()
