import type { DeviceKind, DeviceShown, DeviceUse, Profile } from './model'

const KINDS: Record<MediaDeviceKind, DeviceKind> = { videoinput: 'CAMERA', audioinput: 'MICROPHONE', audiooutput: 'SPEAKER' }

async function keyOf(device: MediaDeviceInfo): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${device.kind} ${device.deviceId}`))
  return [...new Uint8Array(digest).slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function real(): Promise<MediaDeviceInfo[]> {
  // The system's defaults are other names of devices that are listed anyway.
  return (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.deviceId && device.deviceId !== 'default' && device.deviceId !== 'communications')
}

/** Uses as they were chosen; a new device is used when nothing else is for its kind. */
export function assign(found: Omit<DeviceShown, 'use'>[], before: DeviceShown[]): DeviceShown[] {
  const uses = new Map(before.map((device) => [device.key, device.use]))
  const taken = new Set(found.map((device) => uses.get(device.key)).filter((use) => use !== undefined))
  return found.map((device) => {
    const known = uses.get(device.key)
    if (known) return { ...device, use: known }
    const use: DeviceUse = taken.has(device.kind) ? 'NONE' : device.kind
    taken.add(use)
    return { ...device, use }
  })
}

/** The devices at this machine. Labels are there only once the camera was allowed. */
export async function listDevices(profile: Profile | null): Promise<DeviceShown[]> {
  const before = profile?.confirmed ?? []
  const found = await Promise.all((await real()).map(async (device) => ({ kind: KINDS[device.kind], label: device.label.slice(0, 120), key: await keyOf(device) })))
  // No browser lists printers: the one that was named stays.
  const printers = before.filter((device) => device.kind === 'PRINTER')
  return [...assign(found, before), ...printers]
}

/** What the browser calls the device that was chosen for this. */
export async function deviceFor(use: DeviceUse, profile: Profile | null): Promise<string | undefined> {
  const chosen = profile?.confirmed?.find((device) => device.use === use)
  if (!chosen) return undefined
  for (const device of await real()) if ((await keyOf(device)) === chosen.key) return device.deviceId
  return undefined
}
