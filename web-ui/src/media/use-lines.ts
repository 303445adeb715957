import { computed, type ComputedRef } from 'vue'
import { useNow } from '../reception/use-now'
import { worseOf, type Grade } from './quality'
import { OWN, type Heard } from './told'
import { useMedia } from './use-media'

/** A page that says nothing for so long does not tell how its line is. */
const FRESH_MILLIS = 15_000

/** The worse of both ways. */
export const worse = ({ up, down }: Pick<Heard, 'up' | 'down'>): Grade => worseOf(up.grade, down.grade)

/** How the lines of a room are, by the name of the seat; this page's own as {@link OWN}. */
export function useLines(room: () => string): ComputedRef<Map<string, Heard>> {
  const media = useMedia()
  const now = useNow()
  return computed(() => new Map([...(media.lines.get(room()) ?? [])].filter(([name, heard]) => name === OWN || now.value - heard.at < FRESH_MILLIS)))
}

/** The key of the sentence about a line that everybody should know of; null when all is well. */
export function noteOf(heard: Heard): 'lost' | 'STILLS' | 'REDUCED' | 'poor' | null {
  const grade = worse(heard)
  if (grade === 'LOST') return 'lost'
  if (heard.picture !== 'FULL') return heard.picture
  return grade === 'POOR' ? 'poor' : null
}
