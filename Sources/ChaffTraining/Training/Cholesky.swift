/// Solves symmetric positive definite systems.
enum Cholesky {
    /// The solution of `matrix · x = vector`.
    static func solve(_ matrix: [Double], _ vector: [Double], size: Int) -> [Double] {
        var lower = matrix
        for row in 0..<size {
            for column in 0...row {
                var sum = matrix[row * size + column]
                for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
                if row == column {
                    lower[row * size + row] = max(sum, 1e-12).squareRoot()
                } else {
                    lower[row * size + column] = sum / lower[column * size + column]
                }
            }
        }
        var x = vector
        for row in 0..<size {
            for k in 0..<row { x[row] -= lower[row * size + k] * x[k] }
            x[row] /= lower[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for k in row + 1..<size where k < size { x[row] -= lower[k * size + row] * x[k] }
            x[row] /= lower[row * size + row]
        }
        return x
    }
}
