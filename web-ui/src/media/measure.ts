import { pulseOf } from './pulse'
import type { Room } from './room'

/** What a link that watches has received; read by tests and benchmarks. */
export interface Measured {
  name: string
  room: string
  connected: boolean
  framesDecoded: number
  bytesReceived: number
}

export async function measure(rooms: Room[]): Promise<Measured[]> {
  const all: Measured[] = []
  for (const room of rooms) {
    for (const link of room.watching.values()) {
      const { connected, received } = await pulseOf(link.pc, false)
      all.push({ name: link.name, room: room.id, connected, framesDecoded: received?.frames ?? 0, bytesReceived: received?.bytes ?? 0 })
    }
  }
  return all
}
