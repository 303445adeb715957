const DOWN_AFTER_MILLIS = 3000
const UP_AFTER_MILLIS = 12_000
const MOST_UP_AFTER_MILLIS = 96_000
/** A step up that is taken back this soon was a mistake. */
const PROVEN_MILLIS = 12_000

/**
 * How far down somebody went because of a line. Down after three seconds of trouble; up one step at a time after a calm time, which
 * doubles each time the line did not bear the step: who sends or watches little learns nothing of how much the line would bear, so
 * going up is a trial, and ends with the first trouble.
 */
export class Steps {
  private worseSince: number | null = null
  private calmSince: number | null = null
  private climbedAt: number | null = null
  private patience = UP_AFTER_MILLIS

  /** @param down 0 is everything */
  constructor(public down = 0) {}

  /**
   * @param target where it should be now
   * @param calm whether the line may bear more
   */
  look(now: number, target: number, calm: boolean): number {
    if (target > this.down) this.descend(now, target)
    else {
      this.worseSince = null
      this.climb(now, calm)
    }
    return this.down
  }

  private descend(now: number, target: number): void {
    this.calmSince = null
    this.worseSince ??= now
    const onTrial = this.climbedAt !== null && now - this.climbedAt < PROVEN_MILLIS
    if (!onTrial && now - this.worseSince < DOWN_AFTER_MILLIS) return
    if (onTrial) this.patience = Math.min(this.patience * 2, MOST_UP_AFTER_MILLIS)
    this.climbedAt = null
    this.step(target)
  }

  private climb(now: number, calm: boolean): void {
    if (this.climbedAt !== null && now - this.climbedAt >= PROVEN_MILLIS) {
      this.climbedAt = null
      this.patience = UP_AFTER_MILLIS
    }
    if (!calm || this.down === 0) {
      this.calmSince = null
      return
    }
    this.calmSince ??= now
    if (now - this.calmSince < this.patience) return
    this.step(this.down - 1)
    this.climbedAt = now
  }

  private step(down: number): void {
    this.down = down
    this.worseSince = null
    this.calmSince = null
  }
}
