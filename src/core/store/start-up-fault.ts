import type { EXIT_CODES } from '../../contract/core-process.ts';

/** A reason why the core cannot start, with a sentence that says what to do; it has its own exit code. */
export class StartUpFault extends Error {
  override readonly name = 'StartUpFault';
  readonly code: keyof typeof EXIT_CODES;

  constructor(code: keyof typeof EXIT_CODES, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
