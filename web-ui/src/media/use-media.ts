import { connection } from '../wire/connection'
import { marks } from './marks'
import { MediaRooms } from './rooms'

let shared: MediaRooms | null = null

/** The page's rooms. */
export function useMedia(): MediaRooms {
  if (!shared) {
    shared = new MediaRooms(connection())
    const rooms = shared
    Object.assign(window, { dangmian: { marks, stats: () => rooms.stats() } })
  }
  return shared
}
