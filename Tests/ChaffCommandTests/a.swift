@testable import ChaffCommand
