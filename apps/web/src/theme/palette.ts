import type { MantineColorsTuple } from '@mantine/core';

/** Warm-less neutrals with a breath of green, light to dark: text, hairlines and surfaces of the light scheme. */
export const neutral: MantineColorsTuple = [
  '#f7f8f7', '#f0f2f1', '#e7eae8', '#dde1de', '#ced4d0', '#a5aea8', '#5c6761', '#434d48', '#29312d', '#151b18',
]; // prettier-ignore

/** The same family for the dark scheme; Mantine reads text at 0, dimmed at 2, borders at 4, fields at 6 and the page at 7. */
export const night: MantineColorsTuple = [
  '#e7ece9', '#c4ccc7', '#9ba6a0', '#66716b', '#2f3733', '#252c28', '#191f1c', '#111513', '#0c100e', '#080a09',
]; // prettier-ignore

/** The accent: what ties out, and the one primary action of a page. */
export const pine: MantineColorsTuple = [
  '#ebf6f0', '#d3eadf', '#a9d6c1', '#7cc0a1', '#52a983', '#2f8f68', '#1c7a55', '#0f6544', '#0b5237', '#073e29',
]; // prettier-ignore

/** Needs a person. */
export const amber: MantineColorsTuple = [
  '#fef7e6', '#fcebc6', '#f8d78c', '#f3c258', '#eeae2f', '#db9110', '#a86607', '#875105', '#6b4006', '#4e2f05',
]; // prettier-ignore

/** Loss or refusal, nothing else. */
export const rust: MantineColorsTuple = [
  '#fdf0ee', '#fadbd7', '#f4b6ae', '#ec8d82', '#e3685b', '#d34a3d', '#b5342a', '#972820', '#7a201a', '#5b1713',
]; // prettier-ignore
