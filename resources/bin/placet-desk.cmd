@echo off
rem The command line of the installed program, whose Electron then runs as plain Node.
setlocal
set ELECTRON_RUN_AS_NODE=1
"%~dp0..\..\placet-desk.exe" "%~dp0..\app.asar\out\main\cli.js" %*
exit /b %ERRORLEVEL%
