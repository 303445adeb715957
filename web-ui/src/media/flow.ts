/** What is to be done about a link, seen from what came over it. */
export type Doing = 'flows' | 'silent' | 'restart' | 'back'

const FIRST_PATIENCE_MILLIS = 2000
const LAST_PATIENCE_MILLIS = 16_000
/** A shorter silence leaves no hole that a whole picture would have to fill. */
const HOLE_MILLIS = 400

/** Whether bytes come over one link. The browser notices a dead line after 6.5 s; whoever talks has noticed it by then. */
export class Flow {
  private bytes = -1
  private heardAt = 0
  private nextRestart = 0
  private patience = FIRST_PATIENCE_MILLIS

  /** Begins to count; what was before is forgotten. */
  begin(now: number): void {
    this.bytes = -1
    this.heardAt = now
  }

  silentFor(now: number): number {
    return now - this.heardAt
  }

  /**
   * @param bytes all that ever came
   * @param limit milliseconds of silence after which the link is made anew; again after twice as long each time, until something comes
   */
  look(now: number, bytes: number, limit: number): Doing {
    if (bytes !== this.bytes) {
      const silent = this.bytes < 0 ? 0 : this.silentFor(now)
      this.bytes = bytes
      this.heardAt = now
      this.patience = FIRST_PATIENCE_MILLIS
      this.nextRestart = 0
      return silent > HOLE_MILLIS ? 'back' : 'flows'
    }
    if (this.silentFor(now) < limit || now < this.nextRestart) return 'silent'
    this.nextRestart = now + this.patience
    this.patience = Math.min(this.patience * 2, LAST_PATIENCE_MILLIS)
    return 'restart'
  }
}
