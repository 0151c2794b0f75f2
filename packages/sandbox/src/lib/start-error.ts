/** Why a sandbox did not start. */
export type SandboxStartErrorCode =
  | "host_not_loopback"
  | "invalid_environment"
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
