#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Turns the bytes of a page, in whatever charset, into valid UTF-8.
///
/// Whoever says what the charset is may be wrong, so what is said is held against the bytes. In this order: the byte
/// order mark, the caller's option, zero bytes as in UTF-16, the HTTP header, the meta elements, the XML declaration,
/// validity as UTF-8, and at last the charset in which the bytes make the likeliest text.
///
/// Keeps converters and a buffer between pages: make one for each thread.
/// ```swift
/// let choice = decoder.decode(bytes, isHTML: true, option: nil, http: "text/html; charset=gbk") { text in … }
/// choice.name   // "gb18030"
/// ```
public final class CharsetDecoder {
    /// A charset that is declared, and where.
    private struct Claim {
        let charset: Charset
        let reason: CharsetChoice.Reason
    }

    private let text = ByteBuffer()
    private let sample = ByteBuffer()
    private let likelihood = CharsetLikelihood()
    private var converters: [Charset: CharsetConverter] = [:]
    // What the buffer may keep between pages.
    private static let kept = 1 << 24

    public init() {}

    /// Calls `body` with the page as valid UTF-8 without a byte order mark and without NUL: the input itself when it is
    /// that already, else a buffer that is valid during the call. Bytes that are no characters become U+FFFD.
    /// - Parameters:
    ///   - bytes: the whole page.
    ///   - isHTML: whether the page can hold meta elements and an XML declaration.
    ///   - option: the charset to read the page in whatever it declares; a byte order mark is stronger.
    ///   - http: the Content-Type header the page was served with, or the charset in it.
    /// - Returns: the charset, the reason for it, and how much was repaired.
    public func decode(
        _ bytes: UnsafeRawBufferPointer, isHTML: Bool, option: Charset?, http: String?,
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice {
        var bytes = unsafe bytes
        let mark = unsafe ByteOrderMark(bytes)
        if let mark { unsafe bytes = UnsafeRawBufferPointer(rebasing: bytes[mark.length...]) }
        if let mark, mark.charset != .utf8, unsafe !isHTML || CharsetDecoder.hasZeros(bytes) {
            return unsafe convert(bytes, mark.charset, .byteOrderMark, body)
        }
        if mark == nil, let option {
            return unsafe option == .utf8
                ? keep(bytes, UTF8Survey(bytes), .utf8, .option, body) : convert(bytes, option, .option, body)
        }
        let survey = unsafe UTF8Survey(bytes)
        if survey.zeros > 0, let charset = unsafe ZeroBytes.charset(bytes) {
            return unsafe convert(bytes, charset, .zeroBytes, body)
        }
        var claims: [Claim] = []
        var unknown: String?
        if mark?.charset == .utf8 { claims.append(Claim(charset: .utf8, reason: .byteOrderMark)) }
        func claim(_ name: String, _ reason: CharsetChoice.Reason) {
            guard let charset = Charset(declared: name) else {
                unknown = unknown ?? CharsetDecoder.printable(name)
                return
            }
            // A declaration that could be read as ASCII does not stand in a text of UTF-16.
            let isInside = reason == .meta || reason == .xmlDeclaration
            let meant = isInside && charset.isWide ? .utf8 : charset
            if !claims.contains(where: { $0.charset == meant }) { claims.append(Claim(charset: meant, reason: reason)) }
        }
        if let http, let name = ContentType.charset(http) { claim(name, .http) }
        if isHTML {
            var scanner = unsafe MetaScanner(bytes)
            var metas = 0
            while metas < 3, let name = scanner.next() {
                claim(name, .meta)
                metas += 1
            }
            if let name = unsafe MetaScanner.xmlDeclaration(bytes) { claim(name, .xmlDeclaration) }
        }
        var choice = unsafe choose(bytes, survey, claims, body)
        if let unknown, choice.overruled.isEmpty, choice.reason == .validity || choice.reason == .likelihood {
            choice.overruled = unknown
        }
        return choice
    }

    private func choose(
        _ bytes: UnsafeRawBufferPointer, _ survey: UTF8Survey, _ claims: [Claim],
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice {
        var overruled: [String] = []
        if survey.isASCII {
            if unsafe CharsetDecoder.hasEscapes(bytes) {
                return unsafe convert(bytes, .iso2022JP, .escapeSequences, body)
            }
            // Nothing to be right or wrong about, unless the charset writes its characters in ASCII.
            for claim in claims where !claim.charset.isWide {
                if claim.charset == .utf8 || converter(claim.charset)?.keepsASCII ?? true {
                    return unsafe keep(bytes, survey, claim.charset, claim.reason, body)
                }
                return unsafe convert(bytes, claim.charset, claim.reason, body)
            }
            return unsafe keep(bytes, survey, .utf8, .validity, body)
        }
        sample.removeAll()
        for claim in claims {
            if claim.charset == .utf8 {
                if survey.isNearlyUTF8 {
                    return unsafe keep(bytes, survey, .utf8, claim.reason, body)
                }
            } else if survey.isUTF8(against: claim.charset) {
                return unsafe keep(bytes, survey, .utf8, .validity, overruled: overruled + [claim.charset.name], body)
            } else if !claim.charset.isWide {
                let choice = unsafe convertIfPlausible(bytes, survey, claim, overruled: overruled, body)
                if let choice { return choice }
            }
            overruled.append(claim.charset.name)
        }
        if survey.isNearlyUTF8 {
            return unsafe keep(bytes, survey, .utf8, .validity, overruled: overruled, body)
        }
        unsafe CharsetSample.fill(sample, from: bytes, size: CharsetSample.long)
        let best = unsafe likelihood.best(sample.bytes, besides: .utf8)?.candidate.charset ?? Charset.utf8
        // A declared charset with many bad bytes may still be the best there is.
        if let claim = claims.first(where: { $0.charset == best }) {
            return unsafe convert(bytes, best, claim.reason, body)
        }
        return unsafe convert(bytes, best, .likelihood, overruled: overruled, body)
    }

    /// Converts from a declared charset unless the bytes speak against it: if one character in twenty cannot be read,
    /// or if another charset makes a far likelier text.
    private func convertIfPlausible(
        _ bytes: UnsafeRawBufferPointer, _ survey: UTF8Survey, _ claim: Claim, overruled: [String],
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice? {
        guard let converter = converter(claim.charset) else { return nil }
        if sample.count == 0 { unsafe CharsetSample.fill(sample, from: bytes, size: CharsetSample.short) }
        if let claimed = unsafe likelihood.cost(sample.bytes, claim.charset) {
            // Thirty bits, and an eighth of what is not ASCII: no language costs that much more than another in its own
            // charset. Latin charsets share most letters, and are not told apart that surely.
            let limit = claimed.cost - 120 - claimed.foreign / 8
            let other = unsafe likelihood.best(sample.bytes, under: limit)
            let latinLimit = limit - 120 - claimed.foreign / 5
            if let other, !(claimed.candidate.isLatin && other.candidate.isLatin) || other.cost < latinLimit {
                return nil
            }
        }
        text.removeAll()
        let repaired = unsafe converter.convert(bytes, into: text)
        // Broken places in UTF-8 are at most as many as the bytes over 0x7F, and not much fewer.
        if repaired > 2 + survey.foreign / 20 || repaired * 2 > survey.foreign { return nil }
        return unsafe give(
            CharsetChoice(
                name: claim.charset.name, reason: claim.reason, overruled: overruled.joined(separator: " and "),
                repaired: repaired),
            body)
    }

    private func convert(
        _ bytes: UnsafeRawBufferPointer, _ charset: Charset, _ reason: CharsetChoice.Reason, overruled: [String] = [],
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice {
        guard let converter = converter(charset) else {
            return unsafe keep(bytes, UTF8Survey(bytes), .utf8, .validity, overruled: [charset.name], body)
        }
        text.removeAll()
        let repaired = unsafe converter.convert(bytes, into: text)
        return unsafe give(
            CharsetChoice(
                name: charset.name, reason: reason, overruled: overruled.joined(separator: " and "), repaired: repaired),
            body)
    }

    /// Hands on what is UTF-8 already, repaired where it must be.
    private func keep(
        _ bytes: UnsafeRawBufferPointer, _ survey: UTF8Survey, _ charset: Charset, _ reason: CharsetChoice.Reason,
        overruled: [String] = [], _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice {
        let choice = CharsetChoice(
            name: charset.name, reason: reason, overruled: overruled.joined(separator: " and "),
            repaired: survey.repairs)
        guard !survey.isClean else {
            unsafe body(CharsetDecoder.withoutMark(bytes))
            return choice
        }
        text.removeAll()
        unsafe UTF8Survey.repair(bytes, into: text)
        return unsafe give(choice, body)
    }

    private func give(_ choice: CharsetChoice, _ body: (UnsafeRawBufferPointer) -> Void) -> CharsetChoice {
        unsafe body(CharsetDecoder.withoutMark(text.bytes))
        text.removeAll()
        text.shrink(to: CharsetDecoder.kept)
        return choice
    }

    private func converter(_ charset: Charset) -> CharsetConverter? {
        if let known = converters[charset] { return known }
        // A name is cheap to make up; the charsets that exist fit.
        if converters.count >= 256 { converters.removeAll() }
        let opened = CharsetConverter(charset)
        converters[charset] = opened
        return opened
    }

    /// A mark that came through a converter, or stood there twice.
    private static func withoutMark(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let mark = unsafe ByteOrderMark(text), mark.charset == .utf8 else { return unsafe text }
        return unsafe UnsafeRawBufferPointer(rebasing: text[mark.length...])
    }

    /// Whether a page that begins with a mark of UTF-16 can be UTF-16: markup there has zero bytes.
    private static func hasZeros(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return true }
        return unsafe memchr(start, 0, min(bytes.count, 1024)) != nil
    }

    /// Whether ISO-2022-JP switches to its Japanese characters somewhere: ESC $ B or ESC $ @.
    private static func hasEscapes(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        var at = 0
        while at + 2 < bytes.count, let found = unsafe memchr(start + at, 0x1B, bytes.count - at - 2) {
            at = unsafe UnsafeRawPointer(found) - start
            if unsafe bytes[at + 1] == 0x24, unsafe bytes[at + 2] == 0x42 || bytes[at + 2] == 0x40 { return true }
            at += 1
        }
        return false
    }

    /// An unknown name as it can be shown.
    private static func printable(_ name: String) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.prefix(40).map { $0.value < 0x20 || $0 == "\u{7F}" ? "?" : $0 }))
    }
}
