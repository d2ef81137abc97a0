/// The bytes of a model: named sections behind a header, little-endian, read in place.
///
/// ```
///  0  magic     8 bytes  "CHAFFMDL"
///  8  version   UInt32
/// 12  sections  UInt32
/// 16  size      UInt64   of the whole file
/// 24  checksum  UInt64   of everything else
/// 32  zeros
/// 64  sections × { name 24 bytes, zero-padded; offset UInt64; size UInt64 }, then their contents, each at 64 n
/// ```
package enum ModelFile {
    package static let version: UInt32 = 6
    static let magic = Array("CHAFFMDL".utf8)
    static let headerSize = 64
    static let entrySize = 40

    /// Lays out sections as a file, in the order given. Names are at most 24 bytes of ASCII.
    package static func bytes(of sections: [(name: String, content: [UInt8])]) -> [UInt8] {
        var file = [UInt8](repeating: 0, count: headerSize)
        var contents: [UInt8] = []
        let tableEnd = align(headerSize + sections.count * entrySize)
        for section in sections {
            var name = Array(section.name.utf8)
            precondition(name.count <= 24, "the name \(section.name) is too long")
            name += [UInt8](repeating: 0, count: 24 - name.count)
            file += name
            file += bytes(UInt64(tableEnd + contents.count)) + bytes(UInt64(section.content.count))
            contents += section.content
            contents += [UInt8](repeating: 0, count: align(contents.count) - contents.count)
        }
        file += [UInt8](repeating: 0, count: tableEnd - file.count)
        file += contents
        file.replaceSubrange(0..<8, with: magic)
        file.replaceSubrange(8..<12, with: bytes(UInt64(version)).prefix(4))
        file.replaceSubrange(12..<16, with: bytes(UInt64(sections.count)).prefix(4))
        file.replaceSubrange(16..<24, with: bytes(UInt64(file.count)))
        let sum = unsafe file.withUnsafeBytes { unsafe checksum(ofFile: $0) }
        file.replaceSubrange(24..<32, with: bytes(sum))
        return file
    }

    /// The sections of a file, by name.
    /// - Throws: ``ModelError`` if the bytes are not a whole, undamaged model of this version.
    static func sections(
        of file: UnsafeRawBufferPointer, checked: Bool
    ) throws(ModelError) -> [String: UnsafeRawBufferPointer] {
        guard file.count > 0 else { throw ModelError(.empty, at: 0) }
        guard unsafe file.prefix(8).elementsEqual(magic.prefix(file.count)) else { throw ModelError(.notAModel, at: 0) }
        guard file.count >= headerSize else { throw ModelError(.truncated, at: file.count) }
        let found = UInt32(truncatingIfNeeded: unsafe integer(file, at: 8) & 0xFFFF_FFFF)
        guard found <= version else { throw ModelError(.newer, at: 8) }
        guard found == version else { throw ModelError(.older, at: 8) }
        let count = Int(unsafe integer(file, at: 8) >> 32)
        let size = unsafe integer(file, at: 16)
        guard size <= UInt64(file.count) else { throw ModelError(.truncated, at: file.count) }
        guard size == UInt64(file.count), count <= 256, headerSize + count * entrySize <= file.count
        else { throw ModelError(.damaged, at: 12) }
        if checked {
            guard unsafe checksum(ofFile: file) == storedChecksum(of: file) else { throw ModelError(.damaged, at: 24) }
        }
        var sections: [String: UnsafeRawBufferPointer] = unsafe [:]
        for index in 0..<count {
            let entry = headerSize + index * entrySize
            let offset = unsafe integer(file, at: entry + 24)
            let length = unsafe integer(file, at: entry + 32)
            guard offset <= size, length <= size - offset, offset % 64 == 0 else {
                throw ModelError(.damaged, at: entry)
            }
            let name = unsafe file[entry..<entry + 24].prefix { $0 != 0 }
            unsafe sections[String(decoding: name, as: UTF8.self)] = unsafe UnsafeRawBufferPointer(
                rebasing: file[Int(offset)..<Int(offset + length)])
        }
        return unsafe sections
    }

    /// The checksum that a file of at least ``headerSize`` bytes says it has.
    static func storedChecksum(of file: UnsafeRawBufferPointer) -> UInt64 { unsafe integer(file, at: 24) }

    /// The checksum of all of a file but the field that holds it.
    package static func checksum(ofFile file: UnsafeRawBufferPointer) -> UInt64 {
        let head = unsafe checksum(UnsafeRawBufferPointer(rebasing: file[..<24]))
        let rest = unsafe checksum(UnsafeRawBufferPointer(rebasing: file[32...]))
        return head &* 0x9E37_79B9_7F4A_7C15 ^ rest
    }

    /// Eight bytes a step, multiplied and rotated: 5 GB/s, finds every single flipped bit.
    package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = UInt64(bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
            sum = (sum ^ (unsafe integer(bytes, at: offset))) &* 0x9E37_79B9_7F4A_7C15
            sum = sum &<< 29 | sum &>> 35
            offset += 8
        }
        while offset < bytes.count {
            sum = (sum ^ UInt64(unsafe bytes[offset])) &* 0x9E37_79B9_7F4A_7C15
            offset += 1
        }
        return sum
    }

    private static func integer(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    package static func bytes(_ value: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func align(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}
