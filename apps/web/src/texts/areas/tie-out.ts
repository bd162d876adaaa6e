import tieOut from '../en/tie-out.json';
import { addTexts } from '../texts.ts';

addTexts({ tieOut });
