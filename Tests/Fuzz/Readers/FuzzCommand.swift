import CFuzzer
import Glibc

/// Hands random inputs to one of the readers: `chaff-fuzz --reader=html`, then what libFuzzer takes.
@main struct FuzzCommand {
    static func main() {
        guard let name = CommandLine.arguments.lazy.compactMap(reader(argument:)).first,
            let target = unsafe target(name)
        else {
            fatalError("name a reader: --reader=html, --reader=charset or --reader=archive")
        }
        exit(unsafe chaff_fuzz(CommandLine.argc, CommandLine.unsafeArgv, target))
    }

    // libFuzzer ignores what begins with two dashes, and hands it on to the processes it starts.
    private static func reader(argument: String) -> Substring? {
        argument.hasPrefix("--reader=") ? argument.dropFirst("--reader=".count) : nil
    }

    private static func target(_ name: Substring) -> (@convention(c) (UnsafePointer<UInt8>?, Int) -> Int32)? {
        switch name {
        case "html":
            return {
                unsafe HTMLTarget.shared.read(UnsafeRawBufferPointer(start: $0, count: $1))
                return 0
            }
        case "charset":
            return {
                unsafe CharsetTarget.shared.read(UnsafeRawBufferPointer(start: $0, count: $1))
                return 0
            }
        case "archive":
            return {
                unsafe ArchiveTarget.shared.read(UnsafeRawBufferPointer(start: $0, count: $1))
                return 0
            }
        default: return nil
        }
    }
}
