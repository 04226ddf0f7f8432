using Yizhi.Commands;

return await Root.Run(args);
