@testable import ChaffTraining
