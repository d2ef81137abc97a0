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
        if let mark, mark.charset != .utf8, unsafe !isHTML || ZeroBytes.areAtStart(bytes) {
            return unsafe convert(bytes, mark.charset, .byteOrderMark, body)
        }
        if let option, mark == nil, option != .utf8 { return unsafe convert(bytes, option, .option, body) }
        let survey = unsafe UTF8Survey(bytes)
        if let option, mark?.charset != .utf8 || !survey.isNearlyUTF8 {
            return unsafe option == .utf8
                ? keep(bytes, survey, .utf8, .option, body) : convert(bytes, option, .option, body)
        }
        if survey.zeros > 0, let charset = unsafe ZeroBytes.charset(bytes) {
            return unsafe convert(bytes, charset, .zeroBytes, body)
        }
        let claims = unsafe CharsetClaims(bytes, mark: mark, http: http, isHTML: isHTML)
        var choice = unsafe choose(bytes, survey, claims.known, body)
        if let unknown = claims.unknown, choice.overruled.isEmpty,
            choice.reason == .validity || choice.reason == .likelihood
        {
            choice.overruled = unknown
        }
        return choice
    }

    private func choose(
        _ bytes: UnsafeRawBufferPointer, _ survey: UTF8Survey, _ claims: [CharsetClaims.Claim],
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice {
        var overruled: [String] = []
        if survey.isASCII {
            if unsafe EscapeSequences.areIn(bytes) {
                return unsafe convert(bytes, .iso2022JP, .escapeSequences, body)
            }
            // Nothing to be right or wrong about, unless the charset writes its characters in ASCII.
            for claim in claims where !claim.charset.isWide {
                if claim.charset == .utf8 || !claim.charset.isStateful && converter(claim.charset)?.keepsASCII ?? true {
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
        _ bytes: UnsafeRawBufferPointer, _ survey: UTF8Survey, _ claim: CharsetClaims.Claim, overruled: [String],
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice? {
        guard let converter = converter(claim.charset) else { return nil }
        if sample.count == 0 { unsafe CharsetSample.fill(sample, from: bytes, size: CharsetSample.short) }
        if let claimed = unsafe likelihood.cost(sample.bytes, claim.charset), !claimed.isUsual {
            // Thirty bits, and an eighth of what is not ASCII: no language costs that much more than another in its own
            // charset. Latin charsets share most letters, and are not told apart that surely.
            let limit = claimed.total - 120 - claimed.foreign / 8
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

    /// Marks that came through a converter, or stood there more than once.
    private static func withoutMark(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var text = unsafe text
        while let mark = unsafe ByteOrderMark(text), mark.charset == .utf8 {
            unsafe text = UnsafeRawBufferPointer(rebasing: text[mark.length...])
        }
        return unsafe text
    }
}
