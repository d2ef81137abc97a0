/// Collects the slots of lines' markup, for training.
package enum MarkupCollector {
    package static let tables = MarkupFeatures.tables
    package static let slots = MarkupFeatures.slots

    /// Appends `table · slots + slot` for each feature of a line.
    /// - Parameter rootWidth: what ``Page/rootWidth(of:)`` says.
    package static func collect(_ line: Int, of page: Page, rootWidth: Float, into slots: inout [UInt32]) {
        page.withMarkup { features in
            features.visit(line, logWidth: log(rootWidth * rootWidth)) { table, slot in
                slots.append(UInt32(table * MarkupFeatures.slots + slot))
            }
        }
    }
}
