// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: unsafe constructs must be spelled out, so that a review can find them. In CI a warning is an error.
let strict: [SwiftSetting] =
    [.strictMemorySafety()] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

let package = Package(
    name: "Chaff",
    platforms: [.macOS(.v14)],
    products: [
        .library(name: "Chaff", targets: ["Chaff", "ChaffPages"]),
        .executable(name: "chaff", targets: ["ChaffCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // C: one-line shims with our own names, loops over bytes, and the embedded model.
        .systemLibrary(name: "CICULibrary", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
        .systemLibrary(name: "CZlibLibrary", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZstdLibrary", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .target(
            name: "CICU", dependencies: ["CICULibrary"], cSettings: [.define("U_SHOW_CPLUSPLUS_API", to: "0")]),
        .target(name: "CZlib", dependencies: ["CZlibLibrary", "CZstdLibrary"]),
        .target(name: "CDefaultModel"),
        .target(name: "CFolding"),

        // bytes → lines → features → scores → labels
        .target(name: "Chaff", swiftSettings: strict),
        .target(
            name: "ChaffPages", dependencies: ["Chaff", "CICU", "CZlib", "CDefaultModel", "CFolding"],
            swiftSettings: strict),
        .target(name: "ChaffTraining", dependencies: ["Chaff", "ChaffPages"], swiftSettings: strict),
        .executableTarget(
            name: "ChaffCommand",
            dependencies: [
                "Chaff", "ChaffPages", "ChaffTraining",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // The generator of injected pages; part of making the model, not of the product.
        .executableTarget(
            name: "chaff-generate",
            dependencies: [
                "Chaff", "ChaffPages", "ChaffTraining",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Training/Generator",
            swiftSettings: strict),

        // Seeded random texts, sample pages and models made from them, for several test targets.
        .target(
            name: "TestSupport", dependencies: ["Chaff", "ChaffPages", "ChaffTraining"], path: "Tests/Support",
            exclude: ["CXMLLibrary"], swiftSettings: strict),
        // libxml2: the parser that the tests of HTML compare with. The product does not link it.
        .systemLibrary(
            name: "CXMLLibrary", path: "Tests/Support/CXMLLibrary", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"])]),
        .testTarget(name: "ChaffTests", dependencies: ["Chaff", "ChaffPages", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "ChaffPagesTests", dependencies: ["ChaffPages", "TestSupport", "CXMLLibrary"],
            swiftSettings: strict),
        .testTarget(
            name: "ChaffTrainingTests", dependencies: ["ChaffTraining", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "ChaffCommandTests", dependencies: ["ChaffCommand", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "GeneratorTests", dependencies: ["chaff-generate"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)

// Fuzzing needs the run-time library of libFuzzer and checks in every object: only `make fuzz` builds it.
if Context.environment["CHAFF_FUZZ"] != nil {
    package.targets += [
        .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "ChaffFuzz", dependencies: ["Chaff", "ChaffPages", "CFuzzer", "TestSupport"],
            path: "Tests/Fuzz/Readers", swiftSettings: strict),
    ]
    package.products.append(.executable(name: "chaff-fuzz", targets: ["ChaffFuzz"]))
}
