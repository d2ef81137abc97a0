import Testing

@testable import Chaff

@Suite struct CountLogarithmsTests {
    @Test(arguments: [1, 2, 3, 99, 100, 101, 5000])
    func `inside the bound and beyond it the logarithm is the same`(number: Int) {
        let logarithms = CountLogarithms(bound: 100)
        #expect(logarithms.log(number) == log(Float(number)))
        #expect(logarithms.log1p(number) == log1p(Float(number)))
    }
}
