// The core links no C library, so the few transcendental functions it needs are here. All are used per line, not per
// code point; relative errors are below 1e-6, far under the step of the weights.

/// Natural logarithm of a positive finite number.
package func log(_ x: Float) -> Float {
    guard x > 0 else { return -.infinity }
    // x = 2^e · m with m in [√½, √2); log m = 2 artanh((m − 1) / (m + 1)).
    var exponent = Int(x.exponent)
    var m = x.significand
    if m > 1.414_213_5 {
        m /= 2
        exponent += 1
    }
    let t = (m - 1) / (m + 1)
    let t2 = t * t
    let series = t * (2 + t2 * (0.666_666_67 + t2 * (0.4 + t2 * (0.285_714_3 + t2 * 0.222_222_2))))
    return series + Float(exponent) * 0.693_147_18
}

/// log(1 + x) for x ≥ 0.
package func log1p(_ x: Float) -> Float { log(1 + x) }

/// e to the x; clamped to the range of Float.
package func exp(_ x: Float) -> Float {
    let clamped = max(-87, min(88, x))
    let k = (clamped * 1.442_695_04).rounded()
    let r = (clamped - k * 0.693_359_375) + k * 2.121_944_4e-4
    var p: Float = 1.0 / 720
    p = p * r + 1.0 / 120
    p = p * r + 1.0 / 24
    p = p * r + 1.0 / 6
    p = p * r + 0.5
    p = p * r + 1
    p = p * r + 1
    return p * Float(sign: .plus, exponent: Int(k), significand: 1)
}

/// 1 / (1 + e^−x): log-odds to a probability.
package func logistic(_ x: Float) -> Float { x >= 0 ? 1 / (1 + exp(-x)) : 1 - 1 / (1 + exp(x)) }

/// log(1 + e^x), without overflow.
package func softplus(_ x: Float) -> Float { x > 20 ? x : log(1 + exp(x)) }

/// Hyperbolic tangent.
package func tanh(_ x: Float) -> Float { 2 * logistic(2 * x) - 1 }
