import { reactive } from 'vue'

export type Input = 'camera' | 'microphone'
type Use = Input | 'speaker'

export interface Device {
  id: string
  label: string
}

const KEPT = 'devices'
const CHECKED = 'devices-checked'
/** What the browser calls the machine's own choice; it is a device that is listed besides. */
const ALIASES = new Set(['default', 'communications'])

function kept(): Partial<Record<Use, string>> {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '{}') as Partial<Record<Use, string>>
  } catch {
    return {}
  }
}

/** What is plugged in, and what was chosen on this machine. */
export const devices = reactive({
  cameras: [] as Device[],
  microphones: [] as Device[],
  speakers: [] as Device[],
  chosen: kept(),
  choose(use: Use, id: string) {
    devices.chosen[use] = id
    localStorage.setItem(KEPT, JSON.stringify(devices.chosen))
  },
})

const of = (all: MediaDeviceInfo[], kind: MediaDeviceKind): Device[] =>
  all.filter((one) => one.kind === kind && one.deviceId && !ALIASES.has(one.deviceId)).map((one) => ({ id: one.deviceId, label: one.label }))

/** Names are told only to a page that may use the devices. */
export async function lookForDevices(): Promise<void> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? []
  devices.cameras = of(all, 'videoinput')
  devices.microphones = of(all, 'audioinput')
  devices.speakers = of(all, 'audiooutput')
}
globalThis.navigator?.mediaDevices?.addEventListener?.('devicechange', () => void lookForDevices())

/** By what this machine is known to be the same as when it was checked. */
export const fingerprint = (labels: string[]) => labels.filter((label) => label).sort().join('\n')

const labels = () => [...devices.cameras, ...devices.microphones, ...devices.speakers].map((one) => one.label)

/** What was seen to work holds for this day: a cable is pulled at night too. */
const checkedToday = () => `${new Date().toDateString()} ${fingerprint(labels())}`

/** Whether it was not seen to work today, or something changed since. */
export const isUnchecked = () => localStorage.getItem(CHECKED) !== checkedToday()

export const rememberChecked = () => localStorage.setItem(CHECKED, checkedToday())
