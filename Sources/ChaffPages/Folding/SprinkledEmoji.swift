@_spi(Folding) import Chaff

/// Emoji that mirrors sprinkle over a text, in the middle of a sentence and, in Chinese, of a word.
enum SprinkledEmoji {
    /// True for emoji and what is left of sequences of them; not for those of the trade, which say something.
    static func isOne(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x1F300...0x1FAFF: !trade.contains(codePoint)
        case 0x2640, 0x2642, 0x27A1, 0x26C4: true
        default: false
        }
    }

    /// 🎁 🎉 🎯 🎰 🎲 🏆 👉 👑 💋 💎 💯 💰 📲 🔞 🔥 🚨 🤑 🍀
    private static let trade: Set<UInt32> = [
        0x1F381, 0x1F389, 0x1F3AF, 0x1F3B0, 0x1F3B2, 0x1F3C6, 0x1F449, 0x1F451, 0x1F48B, 0x1F48E, 0x1F4AF, 0x1F4B0,
        0x1F4F2, 0x1F51E, 0x1F525, 0x1F6A8, 0x1F911, 0x1F340,
    ]
}

// Emoji between characters or words that have nothing else between them.
extension LineFolder {
    /// Drops emoji between two ideographs, and those between two words with one of the blanks.
    mutating func dropSprinkledEmoji() {
        let end = cell
        var (index, written) = (firstCell, firstCell)
        while index < end {
            var next = index
            while unsafe next < end && SprinkledEmoji.isOne(cells[next].codePoint) { next &+= 1 }
            if next > index {
                let kept = afterSprinkled(index..<next, written, end)
                if kept > index { tricks.emoji &+= UInt32(next &- index) }
                // What stays of them is not looked at again.
                index = kept > index ? kept : index
                let stays = max(index, next)
                while index < stays {
                    move(index, to: &written)
                    index &+= 1
                }
                continue
            }
            move(index, to: &written)
            index &+= 1
        }
        cell = written
    }

    /// Where reading goes on behind emoji that are to go, or where they begin if they stay.
    private func afterSprinkled(_ emoji: Range<Int>, _ written: Int, _ end: Int) -> Int {
        let next = emoji.upperBound
        guard written > firstCell, next < end else { return emoji.lowerBound }
        let (before, after) = unsafe (cells[written &- 1].scalarClass, cells[next].scalarClass)
        if before.isIdeograph, after.isIdeograph { return next }
        guard before == .space, after == .space, written &- 1 > firstCell, next &+ 1 < end,
            unsafe cells[written &- 2].scalarClass.isLetter && cells[next &+ 1].scalarClass.isLetter
        else { return emoji.lowerBound }
        return next &+ 1
    }
}
