export default {
  name: 'Dangmian',
  wire: {
    lost: 'No connection to the server for {seconds} s; connecting again. Picture and sound still flow.',
    lostLong: 'No connection to the server for {seconds} s. Your picture and sound are no longer sent; they go on by themselves when it is back. Number and seat are kept.',
  },
  console: { title: 'Reception console' },
}
