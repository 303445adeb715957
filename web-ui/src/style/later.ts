import { type AsyncComponentLoader, defineAsyncComponent } from 'vue'

const RETRY_MILLIS = 2000
const TRIES = 3

/**
 * A part of a page that most never need, loaded when it is. It waits for a line that is down; when the server answers and the part
 * is not there, the server has another version, and so has the page once it is loaded anew.
 */
export const later = <T extends object>(loader: AsyncComponentLoader<new () => T>) =>
  defineAsyncComponent({
    loader,
    onError: (_, retry, __, attempts) =>
      setTimeout(async () => {
        const answers = attempts > TRIES && (await fetch(location.pathname, { cache: 'no-store' }).catch(() => null))?.ok
        if (answers) location.reload()
        else retry()
      }, RETRY_MILLIS),
  })
