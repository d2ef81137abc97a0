extension Markup {
    /// What hiding adds to the log-odds that a line is injected.
    ///
    /// Set by hand: there is no corpus of hidden spam. Ways of hiding that menus and tabs use too count little, ways that
    /// only serve to show a crawler what a person may not see count much.
    var hidingOdds: Float {
        switch hiding {
        case .none: referenceCharacters * 2 > characters && characters >= 8 ? 0.5 : 0
        case .attribute, .display, .visibility, .noscript: 1
        case .opacity, .clipped: 1.5
        case .offScreen, .fontSize, .zeroSize, .color, .scripted: 3
        }
    }
}
