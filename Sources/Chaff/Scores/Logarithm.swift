// The core links no C library, so the few transcendental functions it needs are here. They run some tens of times a
// line, never per code point; relative errors are below 1e-6, far under the step of the weights.

/// Natural logarithm of a positive finite number; −87 for zero and below.
@inline(__always) package func log(_ x: Float) -> Float {
    // x = 2^e · m with m in [√½, √2); log m = 2 artanh((m − 1) / (m + 1)).
    let bits = max(x, 1.2e-38).bitPattern &- 0x3F35_04F3
    let exponent = Float(Int32(bitPattern: bits) &>> 23)
    let m = Float(bitPattern: (bits & 0x7F_FFFF) &+ 0x3F35_04F3)
    let t = (m - 1) / (m + 1)
    let t2 = t * t
    return t * (2 + t2 * (0.666_666_67 + t2 * (0.4 + t2 * (0.285_714_3 + t2 * 0.222_222_2)))) + exponent * 0.693_147_18
}

/// log(1 + x) for x ≥ 0.
@inline(__always) package func log1p(_ x: Float) -> Float { log(1 + x) }

/// e to the x; clamped to the range of Float.
@inline(__always) package func exp(_ x: Float) -> Float {
    let clamped = max(-87, min(88, x))
    // Adding and taking away 1.5 · 2^23 rounds to a whole number.
    let shifted = clamped * 1.442_695_04 + 12_582_912
    let k = shifted - 12_582_912
    let r = (clamped - k * 0.693_359_375) + k * 2.121_944_4e-4
    let p = 1 + r * (1 + r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720))))))
    // The low bits of the shifted number are the whole number.
    return p * Float(bitPattern: (shifted.bitPattern &+ 127) &<< 23)
}

/// 1 / (1 + e^−x): log-odds to a probability.
@inline(__always) package func logistic(_ x: Float) -> Float { 1 / (1 + exp(-x)) }

/// e to the x for eight at once, like the one above to the bit; each from −87 to 88.
@inlinable @inline(__always) package func exp(_ x: SIMD8<Float>) -> SIMD8<Float> {
    // A sum at a time: the compiler gives up on the whole.
    let shifted: SIMD8<Float> = x * (1.442_695_04 as Float) + (12_582_912 as Float)
    let k: SIMD8<Float> = shifted - (12_582_912 as Float)
    let high: SIMD8<Float> = x - k * (0.693_359_375 as Float)
    let r: SIMD8<Float> = high + k * (2.121_944_4e-4 as Float)
    var p: SIMD8<Float> = r * (1.0 / 720 as Float) + (1.0 / 120 as Float)
    p = r * p + (1.0 / 24 as Float)
    p = r * p + (1.0 / 6 as Float)
    p = r * p + (0.5 as Float)
    p = r * p + (1 as Float)
    p = r * p + (1 as Float)
    let power = unsafe (unsafeBitCast(shifted, to: SIMD8<UInt32>.self) &+ 127) &<< 23
    return unsafe p * unsafeBitCast(power, to: SIMD8<Float>.self)
}

/// The logistic function for eight at once.
@inline(__always) func logistic(_ x: FloatLanes) -> FloatLanes { 1 / (1 + exp((0 - x).within(87))) }

/// log(1 + e^x), without overflow.
@inline(__always) package func softplus(_ x: Float) -> Float { x > 20 ? x : log(1 + exp(x)) }

/// Hyperbolic tangent.
@inline(__always) package func tanh(_ x: Float) -> Float { 2 * logistic(2 * x) - 1 }
