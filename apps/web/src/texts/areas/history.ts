import history from '../en/history.json';
import { addTexts } from '../texts.ts';

addTexts({ history });
