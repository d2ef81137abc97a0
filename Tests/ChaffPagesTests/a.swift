@testable import ChaffPages
