import ChaffPages
import ChaffTraining

/// Chinese phrases of the trade from public lists: rows `phrase⇥kind⇥lang⇥source`.
struct PhraseFile {
    let path: String

    /// The phrases as two open rules, `phrase.adult` and `phrase.gambling`, in the grammar format.
    /// - Throws: ``GoldFault`` for a row without its four fields.
    func rules() throws -> String {
        let text = String(decoding: try ByteSource(path: path).readAll(), as: UTF8.self)
        var phrases: [String: [String]] = [:]
        for (index, row) in text.split(separator: "\n").enumerated().dropFirst() {
            let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4 else {
                throw GoldFault(
                    file: path, line: index + 1, reason: "the row has not the fields phrase, kind, lang and source")
            }
            guard fields[2].hasPrefix("zh") else { continue }
            let phrase = fields[0].hasPrefix("的") ? String(fields[0].dropFirst()) : fields[0]
            if Self.isUsable(phrase, source: fields[3]) { phrases[fields[1], default: []].append(phrase) }
        }
        return ["adult", "gambling"].compactMap { kind in
            phrases[kind].map { "[phrase.\(kind) !]\n" + $0.joined(separator: "\n") + "\n" }
        }.joined()
    }

    /// Leaves out what no header holds: single characters, long strings, marks, and from lists made for censoring
    /// chats or cut by a tokenizer whatever names neither a medium nor a game.
    private static func isUsable(_ phrase: String, source: String) -> Bool {
        guard 2...12 ~= phrase.unicodeScalars.count, !ForbiddenTerms.occur(in: phrase),
            phrase.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || "0"..."9" ~= $0 })
        else { return false }
        let isMixed = source.hasSuffix("konsheng") || source.hasSuffix("o200k")
        return !isMixed || tradeWords.contains { phrase.contains($0) }
    }

    private static let tradeWords = [
        "视频", "电影", "成人", "色情", "激情", "裸聊", "av", "AV", "图片", "图库", "社区", "论坛", "网站", "免费", "在线", "无码", "有码",
        "毛片", "黄片", "黄色", "人妻", "熟女", "性爱", "诱惑", "偷拍", "自拍", "高清", "三级", "写真", "丝袜", "美女", "影院", "影片", "直播", "娱乐城",
        "博彩", "百家乐", "投注", "开户", "皇冠", "赌场", "老虎", "六合", "下注", "轮盘", "赌球", "彩票", "彩神", "快三", "赛车",
        "棋牌", "提现", "时时", "中彩", "一肖", "大发", "久久", "精品", "国产", "福利", "超碰", "大香蕉", "伊人", "综合", "中文字幕", "伦理",
    ]
}
