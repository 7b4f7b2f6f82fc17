/** Screens that show reviews, what is to be reviewed, scorecards, calibrations and coaching notes. */
export const QUALITY_TOPIC = 'quality';
