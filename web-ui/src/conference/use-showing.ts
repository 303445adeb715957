import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import { hold, openCamera, openScreen, release, showing } from '../media/showing'
import type { Conference, Side } from './model'

export interface Camera {
  id: string
  stream: MediaStream
}
const VERBS = { TERMINAL: { seat: 'camera', begin: 'show-camera', end: 'stop-camera' }, DESK: { seat: 'screen', begin: 'share-screen', end: 'stop-screen' } } as const

/** What this side shows besides its face, and what the other does. */
export function useShowing(side: Side, conference: ComputedRef<Conference | null>, command: (verb: string) => Promise<unknown>) {
  const { seat, begin, end } = VERBS[side]
  const starting = ref(false)
  /** The screen cannot be shared here. */
  const failed = ref(false)
  const own = computed(() => conference.value?.shown.some((one) => one.side === side) ?? false)
  const other = computed(() => conference.value?.shown.find((one) => one.side !== side) ?? null)

  async function start(stream: MediaStream, camera = ''): Promise<void> {
    starting.value = true
    failed.value = false
    hold(seat, stream, camera, () => void stop())
    if ((await command(begin)) === undefined) release()
    starting.value = false
  }
  async function stop(): Promise<void> {
    release()
    await command(end)
  }

  async function startScreen(): Promise<void> {
    try {
      await start(await openScreen())
    } catch (why) {
      // Whoever chose no screen wants none.
      failed.value = !(why instanceof DOMException && why.name === 'NotAllowedError')
    }
  }
  /** A camera that is open already. */
  const startCamera = ({ id, stream }: Camera) => start(stream, id)

  watch(own, (now, before) => {
    if (before && !now && !starting.value) release()
    // A page that was loaded anew has let go of what it showed.
    if (now && !starting.value && !showing.stream) void command(end)
  }, { immediate: true })
  onScopeDispose(release)
  return { own, other, starting, failed, startScreen, startCamera, stop }
}

/** Opens one camera after another, and leaves alone the one that is shown. */
export function useCameraChoice() {
  let opened: MediaStream | null = null
  function letGo(): void {
    if (opened !== showing.stream) opened?.getTracks().forEach((track) => track.stop())
    opened = null
  }
  async function open(id: string): Promise<MediaStream> {
    letGo()
    opened = showing.stream && showing.camera === id ? showing.stream : await openCamera(id)
    return opened
  }
  return { open, letGo }
}
