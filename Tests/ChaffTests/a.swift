@testable import Chaff
