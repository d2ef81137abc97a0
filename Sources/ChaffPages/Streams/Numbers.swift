extension ByteBuffer {
    /// Appends a whole number that is not negative.
    package func append(decimal number: Int) {
        var left = UInt64(number.magnitude)
        var digits = 1
        var bound: UInt64 = 10
        while digits < 19, left >= bound {
            digits &+= 1
            bound &*= 10
        }
        let room = unsafe reserve(20)
        var position = digits
        repeat {
            position &-= 1
            unsafe room[position] = UInt8(truncatingIfNeeded: 48 &+ left % 10)
            left /= 10
        } while position > 0
        count &+= digits
    }

    /// Appends a number from 0 to 1 with four decimals: `0.9930`.
    package func append(fourDecimals probability: Float) {
        unsafe UnsafeMutableRawPointer(reserve(8)).storeBytes(of: decimalText(probability), as: UInt64.self)
        count &+= 6
    }

    /// Appends a number from 0 to 1 with up to six decimals, without zeros at the end: `0.993`, `1`.
    package func append(shortDecimals probability: Float) {
        var left = unit(probability, 1_000_000)
        let room = unsafe reserve(8)
        var length = 1
        if left % 1_000_000 != 0 {
            length = 8
            while left % 10 == 0 {
                left /= 10
                length &-= 1
            }
            var position = length &- 1
            while position > 1 {
                unsafe room[position] = UInt8(truncatingIfNeeded: 48 &+ left % 10)
                left /= 10
                position &-= 1
            }
            unsafe room[1] = 0x2E
        } else {
            left /= 1_000_000
        }
        unsafe room[0] = UInt8(truncatingIfNeeded: 48 &+ left)
        count &+= length
    }

}

/// A number from 0 to 1 with four decimals, `0.9930`, as the first six bytes in memory of eight; the others are zero.
package func decimalText(_ probability: Float) -> UInt64 {
    let units = unit(probability, 10_000)
    let (ones, decimals) = (units / 10_000, units % 10_000)
    // Two pairs of digits, then four digits, side by side.
    let pairs = decimals / 100 | (decimals % 100) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F
    let digits = tens | (pairs &- 10 &* tens) &<< 8
    return (UInt64(0x2E30 &+ ones) | UInt64(digits &+ 0x3030_3030) &<< 16).littleEndian
}

// A damaged model must not be able to stop the output: what is no number, or out of range, is clamped.
private func unit(_ probability: Float, _ scale: Float) -> UInt32 {
    guard probability > 0 else { return 0 }
    return UInt32(min(probability, 1) * scale + 0.5)
}
