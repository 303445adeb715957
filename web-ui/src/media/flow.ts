const FIRST_PATIENCE_MILLIS = 2000
const LAST_PATIENCE_MILLIS = 16_000
/** A shorter silence leaves no hole that a whole picture would have to fill. */
const HOLE_MILLIS = 400
/** A page that was too busy to look has not heard that it was silent. */
const MOST_BETWEEN_LOOKS_MILLIS = 300

/** Whether bytes come over one link. The browser notices a dead line after 6.5 s; whoever talks has noticed it by then. */
export class Flow {
  /** Milliseconds for which nothing came, as far as it was looked at. */
  silent = 0
  private bytes = -1
  private media = 0
  private hasHole = false
  private lookedAt = 0
  private nextRestart = 0
  private patience = FIRST_PATIENCE_MILLIS

  /** @param holeMillis of silence that leave a hole */
  constructor(private readonly holeMillis = HOLE_MILLIS) {}

  /**
   * @param bytes all that ever came
   * @param media how much of it was sound and picture: the server alone keeps a line open
   * @returns whether these are the first sounds or pictures after a hole
   */
  hear(now: number, bytes: number, media: number): boolean {
    const passed = Math.min(now - this.lookedAt, MOST_BETWEEN_LOOKS_MILLIS)
    const first = this.bytes < 0
    this.lookedAt = now
    if (bytes === this.bytes) {
      this.silent += passed
      return false
    }
    this.hasHole ||= !first && this.silent >= this.holeMillis
    const isBack = this.hasHole && media !== this.media
    this.hasHole &&= !isBack
    this.bytes = bytes
    this.media = media
    this.silent = 0
    this.patience = FIRST_PATIENCE_MILLIS
    this.nextRestart = 0
    return isBack
  }

  /** @param limit milliseconds of silence after which the link is made anew; again after twice as long each time, until something comes */
  isDue(now: number, limit: number): boolean {
    if (this.silent < limit || now < this.nextRestart) return false
    this.nextRestart = now + Math.max(this.patience, limit)
    this.patience = Math.min(this.patience * 2, LAST_PATIENCE_MILLIS)
    return true
  }
}

/** A face that stands still for so long while parts of it come waits for a whole picture; a browser asks for one only after three seconds. */
const FROZEN_MILLIS = 1500

/** Whether pictures come over one link. */
export class Pictures {
  private seen = -1
  private packets = 0
  private since = 0
  private patience = FROZEN_MILLIS

  /**
   * @param frames all that were ever decoded
   * @param packets of pictures, all that ever came
   * @returns whether to ask for a whole one; again after twice as long each time, until one comes
   */
  hear(now: number, frames: number, packets: number): boolean {
    if (frames !== this.seen) {
      this.seen = frames
      this.packets = packets
      this.since = now
      this.patience = FROZEN_MILLIS
      return false
    }
    // A sender who has just paid for a whole picture has nothing left for a while: whoever asks again gets nothing but whole ones.
    if (packets === this.packets || now - this.since < this.patience) return false
    this.since = now
    this.patience = Math.min(this.patience * 2, LAST_PATIENCE_MILLIS)
    return true
  }
}
