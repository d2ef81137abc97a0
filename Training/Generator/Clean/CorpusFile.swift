import ChaffPages
import ChaffTraining
import FoundationEssentials

/// A file of JSON objects, one a line, packed or not.
struct CorpusFile<Record: Decodable> {
    let path: String

    /// Every object of the file, in order.
    /// - Throws: ``GoldFault`` for the first line which is not such an object.
    func records() throws -> [Record] {
        let bytes = try ByteSource(path: path).readAll()
        let decoder = JSONDecoder()
        var records: [Record] = []
        var number = 0
        for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if line.isEmpty { continue }
            do {
                records.append(try decoder.decode(Record.self, from: Data(line)))
            } catch {
                throw GoldFault(file: path, line: number, reason: "this is not a record of the expected form")
            }
        }
        return records
    }
}

/// A sentence or headline of the prose corpus.
struct CorpusSentence: Decodable {
    let text: String
    let lang: String
    let source: String
}

/// A real line, spam or clean.
struct CorpusLine: Decodable {
    let text: String
    let label: String
    let kind: String?
    let lang: String
    let source: String
}
