/** Why a file can't be converted: the file's own trouble, permanent until someone asks to reconvert it. */
export const FAULT_CODES = [
  'corrupt',
  'empty',
  'too-large',
  'too-slow',
  'out-of-memory',
  'archived',
  'corrupt-transfer',
  'died',
  'unknown',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];

/** What a record keeps of a fault: `stage` is the step it happened in, `attempts` how often it was tried. */
export interface Fault {
  code: FaultCode;
  message: string;
  stage: string;
  attempts: number;
}

export class FaultError extends Error {
  override readonly name = 'FaultError';
  readonly code: FaultCode;

  constructor(code: FaultCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
