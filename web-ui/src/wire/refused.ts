/** A refusal of the server: nothing was changed. `code` is stable, `text` is for logs. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly text = '',
  ) {
    super(code)
  }
}
