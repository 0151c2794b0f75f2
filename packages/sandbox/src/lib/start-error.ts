/** Why a sandbox did not start. */
export type SandboxStartErrorCode =
  | "host_not_loopback"
  | "incompatible_options"
  | "invalid_data_file"
  | "invalid_environment"
  | "invalid_flags"
  | "invalid_seed_file"
  | "port_in_use"
  | "production_mode";

/** The sandbox refused to start, or could not. */
export class SandboxStartError extends Error {
  readonly code: SandboxStartErrorCode;

  constructor(code: SandboxStartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SandboxStartError";
    this.code = code;
  }
}
