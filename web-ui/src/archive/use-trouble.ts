import { computed, onScopeDispose, reactive } from 'vue'
import type { Seat } from './model'

export type Trouble = 'damaged' | 'unreachable' | 'broken'

const AGAIN_MILLIS = 5000
const TOLD: Record<string, Trouble> = { 'playback.damaged': 'damaged', 'playback.store-unreachable': 'unreachable' }

/** A picture element does not say why it stays black; whoever asks for its first byte is told. */
async function reason(url: string): Promise<Trouble> {
  try {
    const answer = await fetch(url, { headers: { Range: 'bytes=0-0' }, cache: 'no-store' })
    return answer.ok ? 'broken' : (TOLD[((await answer.json()) as { code?: string }).code ?? ''] ?? 'broken')
  } catch {
    return 'broken'
  }
}

/** Says why a track does not play, and has it loaded again, but for what is damaged. */
export function useTrouble() {
  const troubles = reactive(new Map<Seat, Trouble>())
  const timers = new Set<ReturnType<typeof setTimeout>>()

  async function fail(seat: Seat, video: HTMLVideoElement): Promise<void> {
    const why = await reason(video.src)
    troubles.set(seat, why)
    if (why !== 'damaged') timers.add(setTimeout(() => delete video.dataset.track, AGAIN_MILLIS))
  }
  const load = (seat: Seat) => troubles.delete(seat)
  onScopeDispose(() => timers.forEach(clearTimeout))
  const trouble = computed(() => (['damaged', 'unreachable', 'broken'] as const).find((one) => [...troubles.values()].includes(one)) ?? null)
  return { trouble, fail, load }
}
