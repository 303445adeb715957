export type MicNote = 'silent' | 'muted'

/** Less than this a microphone that is plugged in does not hear: a room is louder. */
const NOTHING_DB = -75
const SPEECH_DB = -38
const SILENT_MILLIS = 10_000
/** Speech has pauses: so many loud looks within so long are more than a cough. */
const LOUD_LOOKS = 4
const WITHIN_MILLIS = 2000
const NOTE_MILLIS = 4000

/** Notices a microphone that hears nothing, and somebody who speaks while it is off. */
export class MicWatch {
  private heardAt: number | null = null
  private loud: number[] = []
  private spokeUntil = -Infinity

  /** @param level decibels of full scale */
  look(now: number, level: number, muted: boolean): MicNote | null {
    if (this.heardAt === null || level > NOTHING_DB) this.heardAt = now
    if (!muted) {
      this.loud = []
      this.spokeUntil = -Infinity
      return now - this.heardAt >= SILENT_MILLIS ? 'silent' : null
    }
    this.loud = [...this.loud, ...(level > SPEECH_DB ? [now] : [])].filter((at) => now - at < WITHIN_MILLIS)
    if (this.loud.length >= LOUD_LOOKS) this.spokeUntil = now + NOTE_MILLIS
    return now < this.spokeUntil ? 'muted' : null
  }
}
