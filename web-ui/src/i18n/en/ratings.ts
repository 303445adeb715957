/** What petitioners said of receptions, for those who received and their superiors. */
export const ratings = {
  title: 'Satisfaction', office: 'Receiving office', whole: 'All together', ended: 'Talks over', asked: 'Given a code', open: 'May still rate', rated: 'Rated', share: 'Share satisfied', percent: '{percent} % (of {count})', tooFew: 'fewer than 5 rated', export: 'Export CSV',
  none: 'No talk ended in these days.', explained: 'By the day on which the talk ended. A petitioner rates with the inquiry code on the receipt; without a code nobody can. “May still rate” counts those within 30 days. “Share satisfied” is that of satisfied and basically satisfied among those who rated, and is left out for fewer than five.',
  said: 'What petitioners said', nothingSaid: 'No rating of these talks that you may see yet.', noWords: '(no words)', fewer: 'Only the latest 100 that you may see are listed: {shown} here, {count} in all.',
  one: 'Petitioner’s rating', quoted: '“{words}”', notAsked: 'No inquiry code was given, so it cannot be rated', waits: 'Not rated yet; possible until {until}', never: 'Not rated',
}
