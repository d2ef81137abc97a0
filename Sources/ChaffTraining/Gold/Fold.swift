extension GoldPage {
    /// Into how many folds training splits pages.
    public static let folds = 6

    /// The fold the page falls into, 0…5: the one its maker chose, else by its group, so that a site stays together.
    public var assignedFold: Int { fold ?? GoldPage.fold(ofGroup: group.isEmpty ? id : group) }

    /// FNV-1a of the group's UTF-8, 64 bits, modulo the number of folds.
    public static func fold(ofGroup group: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in group.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(hash % UInt64(folds))
    }
}
