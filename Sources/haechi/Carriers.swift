internal import BreachModel
internal import BreachResponse
internal import NoticeDelivery

/// The carrier of the configuration's first channel.
enum Carriers {
    static func configured(_ environment: ResponseEnvironment) throws -> (carrier: any Carrier, messageDomain: String) {
        let configuration = environment.configuration
        guard let channel = configuration.channels.first, let company = configuration.company else {
            throw ResponseError(
                .noChannel, "no channel is configured", hint: "add company and channels to haechi.yaml; docs/configuration.md explains both"
            )
        }
        do throws(CarrierError) {
            let carrier = try ConfiguredCarrier.carrier(for: channel, of: company, in: configuration, clock: environment.clock)
            return (carrier, try ConfiguredCarrier.messageDomain(of: company))
        } catch {
            throw ResponseError(.noChannel, "the channel cannot be used", context: [("code", error.code)])
        }
    }
}
