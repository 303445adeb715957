import type { Commitment, Disposition, Named, Stage } from '../reception/model'

export interface PastReception {
  id: string
  case: { id: string; number: string; title: string }
  petitioner: { name: string }
  terminal: Named
  office: Named
  desk: Named | null
  official: Named | null
  stage: Stage
  checkedInAt: string
  talk: { from: string; until: string | null } | null
  dispositions: Disposition[]
  commitments: Commitment[]
  recording: { id: string; stage: string; durationMillis: number | null; sha256: string | null } | null
}
export interface Track {
  name: string
  seat: 'terminal' | 'desk'
  url: string
  offsetMillis: number
  durationMillis: number
}
export interface Gap {
  seat: 'terminal' | 'desk'
  fromMillis: number
  untilMillis: number
}
export interface Recording {
  id: string
  caseNumber: string
  durationMillis: number
  sha256: string
  tracks: Track[]
  gaps: Gap[]
}

/** The track of a seat that holds this moment of the talk, or nothing in a gap. */
export const trackAt = (tracks: Track[], seat: Track['seat'], millis: number): Track | null =>
  tracks.find((one) => one.seat === seat && millis >= one.offsetMillis && millis < one.offsetMillis + one.durationMillis) ?? null
