/// What the bytes of a page are.
public enum PageKind: Equatable, Sendable { case text, html }
