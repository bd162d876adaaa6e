/** The browser's clock: the one place of the app that asks what time it is. */
export const systemNow = (): Date => new Date();
