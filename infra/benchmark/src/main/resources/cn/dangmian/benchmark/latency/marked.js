// A camera whose every picture carries the time at which it was drawn, in black and white fields along its upper edge.
(() => {
  const WIDTH = 640
  const HEIGHT = 360
  const FIELD = 32
  const BITS = 16
  const CHECK = 4
  const MILLIS_A_PICTURE = 1000 / 15
  const STRIPES = 9
  const FRAME_MILLIS = 50

  const sumOf = (value) => (value ^ (value >> 4) ^ (value >> 8) ^ (value >> 12)) & 15

  function draw(pen, count) {
    for (let stripe = 0; stripe < STRIPES; stripe++) {
      pen.fillStyle = `hsl(${stripe * 40} 45% 55%)`
      pen.fillRect(((stripe * WIDTH) / STRIPES + count * 4) % WIDTH, FIELD, WIDTH / STRIPES, HEIGHT)
    }
    const millis = Date.now() & 0xffff
    const code = (millis << CHECK) | sumOf(millis)
    for (let field = 0; field < BITS + CHECK; field++) {
      pen.fillStyle = (code >> (BITS + CHECK - 1 - field)) & 1 ? '#fff' : '#000'
      pen.fillRect(field * FIELD, 0, FIELD, FIELD)
    }
  }

  function camera() {
    const canvas = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT })
    const pen = canvas.getContext('2d', { alpha: false })
    const [track] = canvas.captureStream(0).getVideoTracks()
    let count = 0
    setInterval(() => {
      draw(pen, count++)
      track.requestFrame()
    }, MILLIS_A_PICTURE)
    return track
  }
  let track = null
  const own = () => (track ??= camera())

  const devices = navigator.mediaDevices
  const real = devices?.getUserMedia.bind(devices)
  if (real)
    devices.getUserMedia = async (wanted) => {
      const stream = await real(wanted)
      const [film] = stream.getVideoTracks()
      if (!film || !window.marked.on) return stream
      const marked = own().clone()
      marked.getSettings = film.getSettings.bind(film)
      marked.getCapabilities = film.getCapabilities.bind(film)
      marked.applyConstraints = async () => undefined
      stream.removeTrack(film)
      stream.addTrack(marked)
      return stream
    }

  /** @returns milliseconds since this picture was drawn, or null where it cannot be read */
  function ageOf(pen, video, shownAt) {
    const fields = BITS + CHECK
    pen.drawImage(video, 0, 0, video.videoWidth, (video.videoHeight * FIELD) / HEIGHT, 0, 0, fields * 8, 8)
    const pixels = pen.getImageData(0, 4, fields * 8, 1).data
    let code = 0
    for (let field = 0; field < fields; field++) code = (code << 1) | (pixels[(field * 8 + 4) * 4] > 127 ? 1 : 0)
    const millis = code >> CHECK
    if (sumOf(millis) !== (code & 15)) return null
    const age = (Math.round(shownAt) - millis) & 0xffff
    // The time of a frame of the window is that of its beginning, which lies before what is drawn and shown within it.
    return age > 0xffff - FRAME_MILLIS ? 0 : age
  }

  window.marked = {
    on: true,
    track: own,
    /** Looks at each picture that is handed to the screen for so long. */
    look({ hook, millis }) {
      const video = document.querySelector(`[data-test=${hook}]`)
      const canvas = Object.assign(document.createElement('canvas'), { width: (BITS + CHECK) * 8, height: 8 })
      const pen = canvas.getContext('2d', { willReadFrequently: true })
      const ages = []
      let unread = 0
      const end = performance.now() + millis
      return new Promise((over) => {
        const each = (now, picture) => {
          const age = ageOf(pen, video, Date.now() - (performance.now() - picture.presentationTime))
          if (age === null) unread++
          else ages.push(age)
          if (performance.now() < end) video.requestVideoFrameCallback(each)
        }
        video.requestVideoFrameCallback(each)
        setTimeout(() => over({ ages, unread }), millis + 200)
      })
    },
  }

  // Two pages that are linked directly; whoever drives them carries their words.
  let link = null
  const gathered = (pc) =>
    new Promise((over) => {
      const look = () => pc.iceGatheringState === 'complete' && over()
      pc.addEventListener('icegatheringstatechange', look)
      look()
    })
  function face(name, stream) {
    const video = Object.assign(document.createElement('video'), { srcObject: stream, autoplay: true })
    video.dataset.test = name
    document.body.prepend(video)
  }
  window.peer = {
    async offer() {
      face('limit', new MediaStream([own()]))
      link = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
      // A picture waits for its sound, as ours does.
      const spoken = await devices.getUserMedia({ video: true, audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } })
      for (const one of spoken.getTracks()) link.addTrack(one, spoken)
      const codecs = RTCRtpSender.getCapabilities('video').codecs.filter((codec) => /vp8|rtx/i.test(codec.mimeType))
      link.getTransceivers().find(({ sender }) => sender.track.kind === 'video').setCodecPreferences(codecs)
      await link.setLocalDescription()
      await gathered(link)
      return link.localDescription.sdp
    },
    async answer(sdp) {
      // A page that may use its camera says its addresses.
      await real({ video: true, audio: false })
      link = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
      link.ontrack = ({ track, streams: [stream] }) => track.kind === 'video' && face('peer', stream)
      await link.setRemoteDescription({ type: 'offer', sdp })
      await link.setLocalDescription()
      await gathered(link)
      return link.localDescription.sdp
    },
    take: (sdp) => link.setRemoteDescription({ type: 'answer', sdp }),
  }
})()
