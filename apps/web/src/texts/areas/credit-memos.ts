import creditMemos from '../en/credit-memos.json';
import { catalogue } from '../texts.ts';

catalogue.add({ creditMemos });
