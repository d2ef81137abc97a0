import Chaff
import ChaffPages
import TestSupport
import Testing

/// Files that are no whole model: each must end in a ``ModelError``.
@Suite struct ModelFileTests {
    private static let file = Result { try SampleModel.bytes() }

    private func error(_ bytes: [UInt8]) -> ModelError? {
        do {
            _ = try Model.opened(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a whole model opens, with its labels and facts`() throws {
        let model = try Model.opened(ModelFileTests.file.get())
        #expect(model.labels == ["body", "chrome", "spam"])
        #expect(model.spanLabel == 2)
        #expect((0...1).contains(model.threshold))
        #expect(!model.information.isEmpty)
        #expect(model.information.allSatisfy { !$0.key.isEmpty && !$0.value.isEmpty })
    }

    @Test func `an empty file is told as empty`() {
        #expect(error([])?.kind == .empty)
    }

    @Test func `a file cut off anywhere is refused`() throws {
        let file = try ModelFileTests.file.get()
        var lengths = Array(1..<800)
        lengths += stride(from: 800, to: file.count, by: file.count / 20)
        lengths += [file.count - 1]
        for length in lengths {
            let kind = error(Array(file[..<length]))?.kind
            #expect(kind == .truncated, "\(length) of \(file.count) bytes")
        }
    }

    @Test(arguments: ["PK\u{3}\u{4}", "chaffmdl", "CHAFFMDK", "#!/bin/sh\n", "{\"text\":1}", "\0\0\0\0\0\0\0\0"])
    func `a file that starts like something else is no model`(start: String) throws {
        let file = try ModelFileTests.file.get()
        #expect(error(Array(start.utf8))?.kind == .notAModel)
        #expect(error(Array(start.utf8) + file[start.utf8.count...])?.kind == .notAModel)
    }

    @Test(arguments: [0, 1, 2, 3, 4, 5] as [UInt8])
    func `a file of an older format is told as older`(version: UInt8) throws {
        var file = try ModelFileTests.file.get()
        file[8] = version
        #expect(error(file)?.kind == .older)
        #expect(error(file)?.description.contains("train it anew") == true)
    }

    @Test(arguments: [7, 8, 255] as [UInt8])
    func `a file of a newer format is told as newer`(version: UInt8) throws {
        var file = try ModelFileTests.file.get()
        file[8] = version
        #expect(error(file)?.kind == .newer)
    }

    @Test(arguments: [1, 7, 64])
    func `bytes after the end are damage`(count: Int) throws {
        #expect(error(try ModelFileTests.file.get() + [UInt8](repeating: 0, count: count))?.kind == .damaged)
    }

    @Test func `any flipped bit of a small file changes what the checksum says`() {
        var file = ModelFile.bytes(of: [("first", Array("some contents".utf8)), ("second", [1, 2, 3])])
        func isWhole() -> Bool {
            unsafe file.withUnsafeBytes {
                unsafe ModelFile.bytes(ModelFile.checksum(ofFile: $0)).elementsEqual($0[24..<32])
            }
        }
        #expect(isWhole())
        for bit in 0..<file.count * 8 {
            file[bit / 8] ^= 1 << (bit % 8)
            #expect(!isWhole(), "bit \(bit)")
            file[bit / 8] ^= 1 << (bit % 8)
        }
    }

    @Test func `a flipped bit anywhere in a model is found`() throws {
        var file = try ModelFileTests.file.get()
        let bits =
            Array(stride(from: 0, to: 640 * 8, by: 67)) + Array(stride(from: 5120, to: file.count * 8, by: 999_983))
        for bit in bits {
            file[bit / 8] ^= 1 << (bit % 8)
            #expect(error(file) != nil, "bit \(bit % 8) of byte \(bit / 8)")
            file[bit / 8] ^= 1 << (bit % 8)
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `a file whose checksum fits but whose contents are senseless never traps`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        var file = try ModelFileTests.file.get()
        for _ in 0..<[1, 8, 64, 1000][Int(seed % 4)] {
            file[seed % 3 == 0 ? 12 + random.below(600) : 64 + random.below(file.count - 64)] = UInt8(random.below(256))
        }
        let sum = unsafe file.withUnsafeBytes { unsafe ModelFile.checksum(ofFile: $0) }
        file.replaceSubrange(24..<32, with: ModelFile.bytes(sum))
        // Either it is refused or it labels: numbers that are none at all may not stop the work.
        guard let model = try? Model.opened(file) else { return }
        let text = RandomText.bytes(pieces: 300, using: &random)
        let page = PageBuilder().page(bytes: text)
        #expect(Labeller(model: model).label(page).choice.count == page.lines.count)
    }

    @Test func `every error is a sentence that says what to do`() throws {
        let file = try ModelFileTests.file.get()
        let broken: [[UInt8]] = [[], Array("nothing".utf8), Array(file[..<100]), file + [0]]
        for bytes in broken {
            let text = error(bytes)?.description ?? ""
            #expect(text.contains("model") && text.contains(";"), "\(text)")
        }
    }
}
